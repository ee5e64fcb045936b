/** The same ones in the order of this turn: another one begins each time, so that a trend of the machine meets all. */
export function inTurn<One>(ones: readonly One[], turn: number): One[] {
    const first = turn % ones.length;
    return [...ones.slice(first), ...ones.slice(0, first)];
}

/** The middle of what was measured, which one slow outlier does not move. */
export function median(values: readonly number[]): number {
    return quantile(values, 0.5);
}

/** The value below which a share of the others lies. */
export function quantile(values: readonly number[], share: number): number {
    const sorted = [...values].sort((one, other) => one - other);
    const place = share * (sorted.length - 1);
    const below = sorted[Math.floor(place)];
    const above = sorted[Math.ceil(place)];
    return below === undefined || above === undefined ? Number.NaN : below + (above - below) * (place % 1);
}

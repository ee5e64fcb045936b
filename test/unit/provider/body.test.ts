import { Body } from "../../../provider/apinizer/body";

const megabyte = Buffer.alloc(1024 * 1024, "x");
const more = Buffer.from("y");

/** A body that is received, and whether it is held up. */
function received(most = 4 * megabyte.length) {
    const body = new Body(most);
    const controller = {
        aborted: false,
        paused: false,
        reason: null,
        pause: () => {
            controller.paused = true;
        },
        resume: () => {
            controller.paused = false;
        },
        abort: () => {},
    };
    return { body, add: (...chunks: Buffer[]) => chunks.map((chunk) => body.add(chunk, controller)), controller };
}

/** Lets those go on whose turn has come. */
const turns = () => new Promise(setImmediate);

test("bodies of up to 1 MB are never held up, and larger ones are read on in the order in which they came", async () => {
    const [one, two, three, small] = [received(), received(), received(), received()];
    const paused = () => [one, two, three, small].map(({ controller }) => controller.paused);
    for (const { add } of [one, two, three]) {
        add(megabyte, more);
    }
    small.add(megabyte);
    await turns();
    expect(paused()).toEqual([false, true, true, false]);

    one.add(more);
    expect(one.body.end()).toHaveLength(megabyte.length + 2);
    await turns();
    expect(paused()).toEqual([false, false, true, false]);

    two.body.end();
    await turns();
    expect(paused()).toEqual([false, false, false, false]);
    three.body.end();
    small.body.end();
});

test("a body that ends while it waits, by a deadline or a broken connection, holds up nobody", async () => {
    const [one, two, three] = [received(), received(), received()];
    for (const { add } of [one, two, three]) {
        add(megabyte, more);
    }
    two.body.end();
    one.body.end();
    await turns();

    expect(three.controller.paused).toBe(false);
    three.body.end();
});

test("a body that is too large is nothing, and holds up nobody", async () => {
    const [one, two] = [received(megabyte.length + 1), received()];
    one.add(megabyte, more);
    expect(one.body.tooLarge).toBe(false);
    one.add(more);
    two.add(megabyte, more);

    expect(one.body.tooLarge).toBe(true);
    expect(one.body.end()).toHaveLength(0);
    await turns();
    expect(two.controller.paused).toBe(false);
    two.body.end();
});

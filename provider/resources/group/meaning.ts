import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { valueAt } from "../problems";

/**
 * What the values of a group's properties mean, so that two spellings of one meaning are no difference: a row for each
 * property, with the schema that brings every spelling into one form. A value that has no form (not known yet, or
 * written by a release that knew more) equals nothing.
 */
const text = z
    .string()
    .nullish()
    .transform((value) => value ?? "");

const trueUnlessSaid = z
    .boolean()
    .nullish()
    .transform((value) => value ?? true);

function setOf<Item extends z.ZodType>(item: Item, form: (value: z.output<Item>) => string) {
    return z
        .array(item)
        .nullish()
        .transform((values) => [...new Set((values ?? []).map(form))].sort());
}

const header = z.looseObject({ name: z.string(), value: z.string() });

export const meanings = [
    { path: "description", form: text },
    { path: "clientRoute.relativePathList", form: z.array(z.string()) },
    {
        path: "clientRoute.methodList",
        form: setOf(z.string(), (method) => method).transform((methods) =>
            methods.length === 0 || methods.includes("ALL") ? ["ALL"] : methods,
        ),
    },
    { path: "clientRoute.hostList", form: setOf(z.string(), (host) => host.toLowerCase()) },
    {
        path: "clientRoute.headerList",
        form: setOf(header, ({ name, value }) => JSON.stringify([name.toLowerCase(), value])),
    },
    { path: "clientRoute.bufferRequest", form: trueUnlessSaid },
    { path: "clientRoute.bufferResponse", form: trueUnlessSaid },
    { path: "environmentName", form: text },
    { path: "connection", form: text },
] as const;

export type MeaningfulPath = (typeof meanings)[number]["path"];

/** The properties whose meaning differs between two sets of values. */
export function differences(olds: unknown, news: unknown): MeaningfulPath[] {
    return meanings
        .filter(({ path, form }) => !sameMeaning(form, at(olds, path), at(news, path)))
        .map(({ path }) => path);
}

function sameMeaning(form: z.ZodType, old: unknown, now: unknown): boolean {
    const one = form.safeParse(old);
    const other = form.safeParse(now);
    return one.success && other.success && isDeepStrictEqual(one.data, other.data);
}

function at(values: unknown, path: MeaningfulPath): unknown {
    return valueAt(values, path.split("."));
}

import type { Input } from "@pulumi/pulumi";

/** A plain type as a program may give it: every part of it a value, or an output of another resource. */
export type Inputs<Plain> = Input<WithInputs<Plain>>;

/** The properties of an object, each as a program may give it; the object itself stands in the program. */
export type InputFields<Plain> = { [Key in keyof Plain]: Inputs<Plain[Key]> };

/** Looks into each part of a union, but leaves the union whole: an output of `string | undefined` is one of both. */
export type WithInputs<Plain> = Plain extends readonly (infer Element)[]
    ? Inputs<Element>[]
    : Plain extends object
      ? InputFields<Plain>
      : Plain;

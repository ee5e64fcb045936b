import type { Input } from "@pulumi/pulumi";

/** A plain type as a program may give it: every part of it a value, or an output of another resource. */
export type Inputs<Plain> = Plain extends readonly (infer Element)[]
    ? Input<Inputs<Element>[]>
    : Plain extends object
      ? Input<InputFields<Plain>>
      : Input<Plain>;

/** The properties of an object, each as a program may give it; the object itself stands in the program. */
export type InputFields<Plain> = { [Key in keyof Plain]: Inputs<Plain[Key]> };

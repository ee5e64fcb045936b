/**
 * What begins a color directive of the Pulumi CLI, in any text that it prints. With colors on, the CLI panics at a
 * directive that it does not know and drops the rest of a text whose directive does not end.
 */
export const colorDirective = "<{%";

/** Plain data: what messages, facts, inputs and saved states are made of. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

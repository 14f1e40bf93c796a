// What the bundle has in the place of a module that is never used.
export const nothing = undefined;

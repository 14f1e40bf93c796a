// Takes the place of a module that the bundle never uses.
export const nothing = undefined;

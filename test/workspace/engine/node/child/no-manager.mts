/** There is no AppManager in a child. */
export const AppManager = {};

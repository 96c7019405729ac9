/** The runtime imports only types from `@rocket.chat/ui-kit`: nothing is needed when it runs. */
export type LayoutBlock = unknown;

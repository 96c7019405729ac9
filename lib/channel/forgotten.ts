/** The lane of what is remembered of a text whose customer is forgotten: nobody's, so that no text ever takes it. */
export const FORGOTTEN_LANE = 'forgotten';

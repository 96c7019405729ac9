import { together } from './together.mts';

together(['engine'], 5, 6);

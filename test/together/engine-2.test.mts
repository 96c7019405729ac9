import { together } from './together.mts';

together(['engine'], 2, 6);

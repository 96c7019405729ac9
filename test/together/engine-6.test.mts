import { together } from './together.mts';

together(['engine'], 6, 6);

import { together } from './together.mts';

together(['stories'], 1, 2);

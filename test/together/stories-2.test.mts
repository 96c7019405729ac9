import { together } from './together.mts';

together(['stories'], 2, 2);

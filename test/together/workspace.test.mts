import { together } from './together.mts';

together(['contract', 'simulator']);

import { mediaDay } from './media-day.mts';
import { testFetching } from './media-fetching.mts';

const day = mediaDay('new');
day.testRetries();
testFetching(day);
day.testPatience();

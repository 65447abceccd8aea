import type { PageState } from '../state.js';
import type { Strings } from '../strings.js';

/** What every component is given. */
export interface ViewProps {
  readonly page: PageState;
  readonly strings: Strings;
}

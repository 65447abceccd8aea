import { render } from 'preact';
import { createApi } from './api.js';
import { browserClock } from './clock.js';
import { App } from './components/app.js';
import { newKey } from './key.js';
import { storedPreferences } from './preferences.js';
import { storedPending, storedText } from './session.js';
import { createState } from './state.js';
import { loadStrings } from './strings.js';

const words = loadStrings(navigator.languages);

const page = createState({
  api: createApi({ clock: browserClock }),
  clock: browserClock,
  preferences: storedPreferences(() => localStorage),
  typed: storedText(() => sessionStorage),
  pending: storedPending(() => sessionStorage),
  newKey,
  spoken: navigator.languages,
});

window.addEventListener('online', page.live.retryNow);
const look = () => page.live.look(document.visibilityState === 'visible');
document.addEventListener('visibilitychange', look);
look();

page.run(new AbortController().signal);

words.then((strings) => {
  document.documentElement.lang = strings.lang;
  document.title = `Babelmesh · ${strings.tagline}`;
  const root = document.getElementById('app');
  if (root) render(<App page={page} strings={strings} />, root);
});

import { useRef } from 'preact/hooks';
import { nameLanguage } from '../pairs.js';
import type { PageState } from '../state.js';
import type { Strings } from '../strings.js';
import { Composer } from './composer.js';
import { EmergencySwitch } from './emergency.js';
import { Languages } from './languages.js';
import { Output } from './output.js';
import type { ViewProps } from './view.js';

/** Languages, text, button and translation: the page's one form. */
export function Translator({ page, strings }: ViewProps) {
  const text = useRef<HTMLTextAreaElement>(null);
  const send = useRef<HTMLButtonElement>(null);
  const { emergency } = page;

  // What is pressed here goes away; the focus stays near.
  const focusSend = () => send.current?.focus();

  const submit = (event: Event) => {
    event.preventDefault();
    if (page.busy.value) return;
    if (!page.canTranslate.value) return text.current?.focus();
    // The keyboard on the screen makes room for the translation.
    if (matchMedia('(pointer: coarse)').matches) text.current?.blur();
    page.translate();
  };

  return (
    <form class="translator" onSubmit={submit}>
      <Languages page={page} strings={strings} />
      <PairNotice page={page} strings={strings} />
      <div class="panes">
        <Composer page={page} strings={strings} field={text} />
        <div class="actions">
          <button
            ref={send}
            type="submit"
            class={emergency.value ? 'send urgent' : 'send'}
            aria-disabled={!page.canTranslate.value}
          >
            {emergency.value ? strings.emergencySend : strings.translate}
          </button>
          <EmergencySwitch page={page} strings={strings} onArmed={focusSend} />
        </div>
        <Output page={page} strings={strings} onProgressGone={focusSend} />
      </div>
    </form>
  );
}

/** Says why the button does nothing, where the languages are the reason. */
function PairNotice({ page, strings }: ViewProps) {
  const notice = pairProblem(page, strings);
  return (
    <p role="status" class={notice ? 'notice' : 'notice empty'}>
      {notice}
    </p>
  );
}

function pairProblem({ pairs, pairAvailable, source, target }: PageState, strings: Strings): string {
  if (!pairs.value || pairAvailable.value) return '';
  if (pairs.value.languages.length === 0) return strings.noLanguages;
  const to = nameLanguage(target.value).endonym;
  return source.value === 'auto'
    ? strings.noTarget(to)
    : strings.noPair(nameLanguage(source.value).endonym, to);
}

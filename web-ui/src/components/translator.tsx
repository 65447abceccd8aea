import { useRef } from 'preact/hooks';
import { nameLanguage } from '../pairs.js';
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

  const submit = (event: Event) => {
    event.preventDefault();
    if (page.canTranslate.value) page.translate();
    else if (!page.busy.value) text.current?.focus();
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
          <EmergencySwitch page={page} strings={strings} onArmed={() => send.current?.focus()} />
        </div>
        <Output page={page} strings={strings} />
      </div>
    </form>
  );
}

function PairNotice({ page, strings }: ViewProps) {
  const { source, target } = page;
  const pairs = page.pairs.value;
  const nameSource = () =>
    source.value === 'auto' ? strings.detect : nameLanguage(source.value).endonym;
  const notice = !pairs
    ? ''
    : pairs.languages.length === 0
      ? strings.noLanguages
      : page.pairAvailable.value
        ? ''
        : strings.noPair(nameSource(), nameLanguage(target.value).endonym);
  return (
    <p role="status" class={notice ? 'notice' : 'notice empty'}>
      {notice}
    </p>
  );
}

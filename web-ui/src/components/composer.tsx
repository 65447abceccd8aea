import type { Ref } from 'preact';
import { countCharacters } from '../format.js';
import { nameLanguage } from '../pairs.js';
import { ClearIcon } from './icons.js';
import type { ViewProps } from './view.js';

/** Where the text is typed. */
export function Composer({
  page,
  strings,
  field,
}: ViewProps & { field: { current: HTMLTextAreaElement | null } }) {
  const { source, text } = page;
  const language = source.value === 'auto' ? undefined : nameLanguage(source.value);
  const clear = () => {
    text.value = '';
    field.current?.focus();
  };
  const sendOnCtrlEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    page.translate();
  };
  return (
    <section class="pane">
      <label for="text">{strings.yourText}</label>
      <textarea
        ref={field as Ref<HTMLTextAreaElement>}
        id="text"
        rows={5}
        aria-describedby="count"
        placeholder={strings.placeholder}
        lang={language?.code}
        dir={language?.direction ?? 'auto'}
        value={text.value}
        onInput={({ currentTarget }) => {
          text.value = currentTarget.value;
        }}
        onKeyDown={sendOnCtrlEnter}
      />
      <div class="foot">
        <span id="count">{strings.characters(countCharacters(text.value))}</span>
        <span class="shortcut">{strings.shortcut}</span>
        {text.value !== '' && (
          <button type="button" class="quiet-button" onClick={clear}>
            <ClearIcon />
            {strings.clear}
          </button>
        )}
      </div>
    </section>
  );
}

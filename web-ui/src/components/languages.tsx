import type { Signal } from '@preact/signals';
import type { NamedLanguage } from '../pairs.js';
import { SwapIcon } from './icons.js';
import type { ViewProps } from './view.js';

export function Languages({ page, strings }: ViewProps) {
  const pairs = page.pairs.value;
  const languages = pairs?.languages ?? [];
  const { source, target } = page;
  return (
    <div class="languages">
      <Picker
        id="source"
        label={strings.from}
        chosen={source}
        languages={languages}
        isAvailable={(code) => pairs?.hasSource(code) ?? false}
        strings={strings}
      >
        <option value="auto">{strings.detect}</option>
      </Picker>
      <button
        type="button"
        class="swap"
        aria-label={strings.swap}
        title={strings.swap}
        aria-disabled={!page.swapped.value || page.busy.value}
        onClick={page.swap}
      >
        <SwapIcon />
      </button>
      <Picker
        id="target"
        label={strings.to}
        chosen={target}
        languages={languages}
        isAvailable={(code) => pairs?.has(source.value, code) ?? false}
        strings={strings}
      />
    </div>
  );
}

interface PickerProps extends Pick<ViewProps, 'strings'> {
  readonly id: string;
  readonly label: string;
  readonly chosen: Signal<string>;
  readonly languages: readonly NamedLanguage[];
  readonly isAvailable: (code: string) => boolean;
  readonly children?: preact.ComponentChildren;
}

/** What does not work with the other choice stays in sight, under its own heading. */
function Picker({ id, label, chosen, languages, isAvailable, strings, children }: PickerProps) {
  const option = ({ code, endonym, direction }: NamedLanguage) => (
    <option key={code} value={code} lang={code} dir={direction}>
      {endonym}
    </option>
  );
  const available = languages.filter(({ code }) => isAvailable(code));
  const rest = languages.filter(({ code }) => !isAvailable(code));
  return (
    <div class="picker">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={chosen.value}
        onChange={({ currentTarget }) => {
          chosen.value = currentTarget.value;
        }}
      >
        {children}
        {rest.length === 0 ? (
          available.map(option)
        ) : (
          <>
            <optgroup label={strings.available}>{available.map(option)}</optgroup>
            <optgroup label={strings.unavailable}>{rest.map(option)}</optgroup>
          </>
        )}
      </select>
    </div>
  );
}

import type { Direction, TranslationResult } from '@babelmesh/protocol';
import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Problem } from '../api.js';
import { trustOf } from '../confidence.js';
import { copyText } from '../copy.js';
import { nameLanguage } from '../pairs.js';
import { wordsOf } from '../problem-words.js';
import type { Strings } from '../strings.js';
import type { TranslationState } from '../translation.js';
import { CopyIcon } from './icons.js';
import type { ViewProps } from './view.js';

/**
 * The translation and all that is said about it. The live regions are always there, so that what
 * comes into them is read out; progress is not in one, it would not stop talking.
 */
export function Output({ page, strings, onProgressGone }: ViewProps & { onProgressGone: () => void }) {
  const state = page.translation.state.value;
  const result = state.phase === 'done' ? state.result : undefined;
  const language = nameLanguage(result?.target ?? page.target.value);
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (state.phase !== 'idle') section.current?.scrollIntoView({ block: 'nearest' });
  }, [state.phase]);
  return (
    <section ref={section} class="pane output" aria-labelledby="output-title">
      <h2 id="output-title">{strings.translation}</h2>
      <p role="status" class="phase">
        {phaseText(state, strings)}
      </p>
      <p role="status" class={page.isEarlier.value ? 'notice' : 'notice empty'}>
        {page.isEarlier.value ? strings.earlier : ''}
      </p>
      <p role="status" class={isNotFirst(state) ? 'notice' : 'notice empty'}>
        {isNotFirst(state) ? strings.emergencyNotFirst : ''}
      </p>
      {(state.phase === 'sending' || state.phase === 'working') && (
        <ProgressBar page={page} strings={strings} onGone={onProgressGone} />
      )}
      <div aria-live="polite">
        {result && (
          <p class="translated" lang={language.code} dir={language.direction}>
            {result.text}
          </p>
        )}
        {result && (
          <Notes
            result={result}
            wasAuto={state.phase === 'done' && state.order.source === 'auto'}
            isDraft={isDraft(result, page.live.status.value?.directions)}
            strings={strings}
          />
        )}
      </div>
      <div role="alert">
        {state.phase === 'failed' && <Failure problem={state.problem} strings={strings} />}
      </div>
      {result && <CopyButton key={result.jobId} text={result.text} strings={strings} />}
    </section>
  );
}

function phaseText(state: TranslationState, strings: Strings): string {
  switch (state.phase) {
    case 'idle':
      return strings.resultPlaceholder;
    case 'sending':
      return strings.sending;
    case 'working':
      return state.job.state === 'queued' ? strings.waiting : strings.working;
    case 'cancelled':
      return strings.cancelled;
    default:
      return '';
  }
}

/** True of an emergency that the node took as less. */
function isNotFirst(state: TranslationState): boolean {
  return 'job' in state && state.order.priority === 'emergency' && state.job.priority !== 'emergency';
}

/** `onGone` where the focus was in it as it went away. */
function ProgressBar({ page, strings, onGone }: ViewProps & { onGone: () => void }) {
  const state = page.translation.state.value;
  const cancel = useRef<HTMLButtonElement>(null);
  // A layout effect ends while the button is still there.
  useLayoutEffect(
    () => () => {
      if (document.activeElement === cancel.current) onGone();
    },
    [],
  );
  const { done, total } = state.phase === 'working' ? state.job.progress : { done: 0, total: 0 };
  return (
    <div class="progress">
      {total > 1 && (
        <>
          <progress aria-label={strings.working} max={total} value={done} />
          <span>{strings.parts(done, total)}</span>
        </>
      )}
      <button ref={cancel} type="button" class="plain" onClick={page.translation.cancel}>
        {strings.cancel}
      </button>
    </div>
  );
}

interface NotesProps {
  readonly result: TranslationResult;
  readonly wasAuto: boolean;
  readonly isDraft: boolean;
  readonly strings: Strings;
}

function isDraft(
  { source, target, model }: TranslationResult,
  directions: readonly Direction[] = [],
): boolean {
  return directions.some(
    (d) => d.source === source && d.target === target && d.model === model && d.quality === 'draft',
  );
}

function Notes({ result, wasAuto, isDraft, strings }: NotesProps) {
  const trust = trustOf(result);
  const warnings = result.warnings.filter((warning) => warning !== 'doubtful');
  return (
    <ul class="notes">
      {trust && <li class={trust === 'doubtful' ? 'warn' : ''}>{strings.trust[trust]}</li>}
      {warnings.map((warning) => (
        <li key={warning} class="warn">
          {strings.warnings[warning] ?? warning}
        </li>
      ))}
      {wasAuto && <li>{strings.detectedAs(nameLanguage(result.source).endonym)}</li>}
      <li>{result.model === 'phrasebook' ? strings.fromPhrasebook : strings.madeBy(result.model)}</li>
      {isDraft && <li class="warn">{strings.draft}</li>}
    </ul>
  );
}

function Failure({ problem, strings }: { problem: Problem; strings: Strings }) {
  const [said, remedy] = wordsOf(problem, strings);
  return (
    <div class="failure">
      <p>
        <strong>{said}</strong>
      </p>
      {remedy && <p>{remedy}</p>}
    </div>
  );
}

function CopyButton({ text, strings }: { text: string; strings: Strings }) {
  const said = useSignal('');
  const copy = async () => {
    said.value = (await copyText(text)) ? strings.copied : strings.notCopied;
  };
  return (
    <div class="foot">
      <button type="button" class="plain" onClick={copy}>
        <CopyIcon />
        {strings.copy}
      </button>
      <span role="status">{said.value}</span>
    </div>
  );
}

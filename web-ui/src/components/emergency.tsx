import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { AlertIcon } from './icons.js';
import type { ViewProps } from './view.js';

/** A switch that asks before it goes on, since it puts one person before all others, and goes off at a touch. */
export function EmergencySwitch({ page, strings, onArmed }: ViewProps & { onArmed: () => void }) {
  const asking = useSignal(false);
  const toggle = useRef<HTMLButtonElement>(null);
  const armed = page.emergency.value;
  const turn = () => {
    if (armed) page.emergency.value = false;
    else asking.value = !asking.value;
  };
  const decline = () => {
    asking.value = false;
    toggle.current?.focus();
  };
  const arm = () => {
    page.emergency.value = true;
    asking.value = false;
    onArmed();
  };
  return (
    <>
      <button
        ref={toggle}
        type="button"
        role="switch"
        class="emergency-switch"
        aria-checked={armed}
        aria-expanded={asking.value}
        aria-controls="emergency-question"
        onClick={turn}
      >
        <AlertIcon />
        {strings.emergency}
      </button>
      <div id="emergency-question" class="question" hidden={!asking.value}>
        <p>{strings.emergencyExplained}</p>
        <button type="button" class="urgent" onClick={arm}>
          {strings.emergencyConfirm}
        </button>
        <button type="button" class="plain" onClick={decline}>
          {strings.emergencyOff}
        </button>
      </div>
      <p role="status" class={armed ? 'armed' : 'armed empty'}>
        {armed ? strings.emergencyOn : ''}
      </p>
    </>
  );
}

import { Mark } from './icons.js';
import type { ViewProps } from './view.js';

export function Header({ page, strings }: ViewProps) {
  const connection = page.live.connection.value;
  return (
    <header>
      <Mark />
      <div>
        <h1>Babelmesh</h1>
        <p class="quiet">{strings.tagline}</p>
      </div>
      <p role="status" class={`connection ${connection}`}>
        {strings.connection[connection]}
      </p>
    </header>
  );
}

import { Header } from './header.js';
import { Nodes } from './nodes.js';
import { Queue } from './queue.js';
import { Translator } from './translator.js';
import type { ViewProps } from './view.js';

export function App(props: ViewProps) {
  return (
    <>
      <Header {...props} />
      <main>
        <Translator {...props} />
        <div class="around">
          <Queue {...props} />
          <Nodes {...props} />
        </div>
      </main>
    </>
  );
}

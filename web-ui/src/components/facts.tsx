/** Short facts in a row that break between them, not within. */
export function Facts({ facts }: { facts: readonly (string | false)[] }) {
  return (
    <span class="facts">
      {facts.map((fact) => (
        <span key={fact}>{fact}</span>
      ))}
    </span>
  );
}

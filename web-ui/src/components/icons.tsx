import type { ComponentChildren } from 'preact';

function Icon({ children }: { children: ComponentChildren }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}

/** Three nodes of a mesh. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path d="M9 20.5 16 9.5l7 11z" />
      <circle cx="16" cy="9.5" r="3.5" />
      <circle cx="9" cy="20.5" r="3.5" />
      <circle cx="23" cy="20.5" r="3.5" />
    </svg>
  );
}

export const SwapIcon = () => (
  <Icon>
    <path d="M4 8.5h15M15 4.5l4 4-4 4M20 15.5H5M9 11.5l-4 4 4 4" />
  </Icon>
);

export const CopyIcon = () => (
  <Icon>
    <path d="M9 9h10v11H9zM6 15H5V4h10v2" />
  </Icon>
);

export const ClearIcon = () => (
  <Icon>
    <path d="M6 6l12 12M18 6 6 18" />
  </Icon>
);

export const AlertIcon = () => (
  <Icon>
    <path d="M12 4 2.8 20h18.4zM12 10v4.5M12 17.2v.3" />
  </Icon>
);

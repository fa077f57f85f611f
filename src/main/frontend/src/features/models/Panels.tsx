import { type ReactNode, useState } from 'react';

export interface Panel {
  id: string;
  name: string;
  /** What is new there, in a few words. */
  count?: string;
  content: () => ReactNode;
}

/** Several things beside an editor, one of them shown. */
export function Panels({ label, panels }: { label: string; panels: Panel[] }) {
  const [open, setOpen] = useState(panels[0]?.id);
  const shown = panels.find(({ id }) => id === open) ?? panels[0];
  return (
    <section className="panels" aria-label={label}>
      <div className="views panels__names">
        {panels.map(({ id, name, count }) => (
          <button
            key={id}
            type="button"
            className="views__link"
            aria-pressed={id === shown?.id}
            onClick={() => setOpen(id)}
          >
            {name} {count && <span className="views__count">{count}</span>}
          </button>
        ))}
      </div>
      <div className="panels__shown">{shown?.content()}</div>
    </section>
  );
}

import { kindOf } from './parameters';
import type { Proposal } from './proposal';

/** How the parameters will be sent, where somebody may wonder: as text, or as a value. */
export function Parameters({ proposal }: { proposal: Proposal }) {
  const all = Object.entries((proposal.parameters ?? {}) as Record<string, unknown>);
  if (all.length === 0) {
    return null;
  }
  return (
    <div className="asking__parameters">
      <h2>Parameters as they will be sent</h2>
      <ul>
        {all.map(([name, value]) => (
          <li key={name}>
            <code dir="auto">{name}</code> <code dir="auto">{JSON.stringify(value)}</code>{' '}
            <span className="quiet">{kindOf(value)}</span>
          </li>
        ))}
      </ul>
      <p className="quiet">A number, true or false is sent as such. Put it in quotes to send it as text.</p>
    </div>
  );
}

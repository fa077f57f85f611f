import { Section } from '../../shared/ui/Section';

const LINKS = [
  ['/api/v1/compliance/log.zip', 'Export the log'],
  ['/tlog/key', 'Its key'],
  ['/tlog/checkpoint', 'Its newest checkpoint'],
] as const;

/** How to check us without us. */
export function LogPart() {
  return (
    <Section title="The log">
      <p>
        All that was done is an entry of a log that can be verified elsewhere, with this server stopped. Note
        its key down where the administrators of the database have no hand.
      </p>
      <ul className="log-links">
        {LINKS.map(([address, name]) => (
          <li key={address}>
            <a href={address}>{name}</a>
          </li>
        ))}
      </ul>
      <p className="quiet">
        <code>java -jar countersign.jar verify log.zip KEY</code>
      </p>
    </Section>
  );
}

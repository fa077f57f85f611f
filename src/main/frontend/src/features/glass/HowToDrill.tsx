import { Link } from '@tanstack/react-router';
import { Section } from '../../shared/ui/Section';

/** What somebody does who holds one for the first time. */
export function HowToDrill() {
  return (
    <Section title="How to hold a drill">
      <ol className="steps">
        <li className="step">
          The incident command declares an <Link to="/break-glass/incidents">incident</Link>, marked as a
          drill.
        </li>
        <li className="step">
          Somebody on call <Link to="/break-glass/open">opens a session</Link> for it, in an environment that
          is not production.
        </li>
        <li className="step">They ask for an action outside its scope, and are refused.</li>
        <li className="step">They let its time run out, and do not end it.</li>
        <li className="step">They try one more action, and are refused again.</li>
        <li className="step">It is closed and reviewed, and the preventive action is done.</li>
      </ol>
    </Section>
  );
}

import { Link } from '@tanstack/react-router';
import { lasting } from '../../shared/time/deadline';
import type { Look } from './look';
import { about, type Element, kind, millis, type ProcessMap, sorted } from './processes';

/** What the picture says, in words and numbers; the most first. */
export function ElementTable({ map, look }: { map: ProcessMap; look: Look }) {
  const reached = ({ entered, active }: Element) => entered > 0 || active > 0;
  const never = map.elements.filter((element) => !reached(element));
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what can be scrolled has to be reachable by keyboard */}
      <section className="scroll" tabIndex={0} aria-label="Elements of the process">
        <table className="elements">
          <thead>
            <tr>
              <th scope="col">Element</th>
              <th scope="col">Entered</th>
              <th scope="col">There now</th>
              <th scope="col">Cut short</th>
              <th scope="col">Half left within</th>
              <th scope="col">9 of 10 within</th>
            </tr>
          </thead>
          <tbody>
            {sorted(map.elements.filter(reached), look.measure).map((element) => (
              <tr key={element.id} aria-current={element.id === look.element || undefined}>
                <th scope="row">
                  <Name element={element} look={look} /> <span className="quiet">{kind(element.type)}</span>
                </th>
                <td>{element.entered.toLocaleString()}</td>
                <td>{element.active.toLocaleString()}</td>
                <td>{element.cancelled.toLocaleString()}</td>
                <Took long={element.median} />
                <Took long={element.p90} />
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {never.length > 0 && (
        <p className="quiet never">Nobody came to: {never.map(({ name }) => name).join(', ')}.</p>
      )}
    </>
  );
}

function Name({ element: { id, name }, look }: { element: Element; look: Look }) {
  return (
    <Link
      to="/compliance/processes"
      search={{ ...look, element: id }}
      hash="visits"
      aria-label={`${name}: who was there`}
    >
      <bdi>{name}</bdi>
    </Link>
  );
}

function Took({ long }: { long: string | undefined }) {
  return long === undefined ? (
    <td className="quiet">–</td>
  ) : (
    <td title={lasting(long)}>{about(millis(long))}</td>
  );
}

/** How often the ways between elements were taken, where elements alone say so. */
export function FlowTable({ map }: { map: ProcessMap }) {
  const names = new Map(map.elements.map(({ id, name }) => [id, name]));
  return (
    <details className="flows">
      <summary>Ways between the elements</summary>
      <p className="quiet">
        The history keeps elements. Where several ways lead from one question to one element, it does not tell
        which was taken.
      </p>
      <ul>
        {map.flows.map(({ id, name, from, to, taken }) => (
          <li key={id}>
            <bdi>{names.get(from)}</bdi> → {name && <>{name} → </>}
            <bdi>{names.get(to)}</bdi>: {taken === undefined ? 'not known' : taken.toLocaleString()}
          </li>
        ))}
      </ul>
    </details>
  );
}

import { exactly } from '../../shared/time/deadline';
import { Section } from '../../shared/ui/Section';
import { FileMenu } from './FileMenu';
import { HistoryEntry } from './HistoryList';
import { fileOf, type Sample } from './history';
import type { HistoryFilters } from './historyFilters';

/** A sample: what it was drawn from, how many of each stratum, and the items. */
export function Drawn({ sample, filters }: { sample: Sample; filters: HistoryFilters }) {
  const { of, parts, items } = sample;
  const again = { seed: sample.seed, size: String(sample.size), strata: sample.strata.join(',') };
  return (
    <>
      <Section
        title={`${items.length.toLocaleString()} of ${of.count.toLocaleString()}`}
        aside={
          <FileMenu
            name="Export the sample"
            address={(format) => fileOf('sample', filters, { ...again, format })}
          />
        }
      >
        <p className="quiet">
          As of {exactly(of.asOf)}
          {of.log && (
            <>
              , {of.inLog.toLocaleString()} of them in the signed log of {of.log.treeSize.toLocaleString()}{' '}
              entries, root <code className="history__root">{of.log.root}</code>
            </>
          )}
          . What is drawn is recorded in the log.
        </p>
        <table className="strata">
          <thead>
            <tr>
              <th scope="col">Stratum</th>
              <th scope="col">Population</th>
              <th scope="col">Chosen</th>
            </tr>
          </thead>
          <tbody>
            {parts.map((part) => (
              <tr key={part.stratum}>
                <th scope="row">{part.stratum}</th>
                <td>{part.population.toLocaleString()}</td>
                <td>{part.chosen.toLocaleString()}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
      <Section title="Items">
        <ol className="history" aria-label="Items of the sample">
          {items.map(({ row, stratum }) => (
            <li key={row.id} className="history__row">
              <HistoryEntry row={row} />
              <span className="history__stratum quiet">{stratum}</span>
            </li>
          ))}
        </ol>
      </Section>
    </>
  );
}

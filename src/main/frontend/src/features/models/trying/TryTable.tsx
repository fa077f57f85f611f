import { useMutation } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { ProblemNotice } from '../../../shared/ui/ProblemNotice';
import { type TriedTable, tryTable } from '../api';
import Tables from '../Tables';
import { HypotheticalForm } from './HypotheticalForm';
import { changeOf, USUAL } from './hypothetical';
import { compared } from './outcomes';

/** One change that nobody asks for, through the tables in force and through those of a draft. */
export function TryTable({ draft, content }: { draft: string; content: string }) {
  const [typed, setTyped] = useState(USUAL);
  const act = useMutation({
    mutationFn: () =>
      tryTable(draft, {
        change: changeOf(typed),
        ...(typed.requester.trim() ? { requester: typed.requester.trim() } : {}),
      }),
  });
  return (
    <>
      <p className="quiet">
        Nothing is asked for and nothing is kept: the server works it out and forgets it. It takes the draft
        as it is saved.
      </p>
      <HypotheticalForm
        typed={typed}
        act="Try it"
        running={act.isPending}
        onTyped={setTyped}
        onTry={() => act.mutate()}
      />
      {act.isError && <ProblemNotice error={act.error} />}
      {act.data && <TriedOnTables tried={act.data} content={content} />}
    </>
  );
}

function TriedOnTables({ tried, content }: { tried: TriedTable; content: string }) {
  const hits = useMemo(
    () =>
      new Map(
        tried.tables.flatMap(({ hits }) =>
          hits.map((rule) => [rule, { className: 'rule-hit', word: 'fits' }]),
        ),
      ),
    [tried],
  );
  const lines = compared(tried.before, tried.after);
  const differing = lines.filter(({ differs }) => differs).length;
  return (
    <div role="status">
      <h2>{differing === 0 ? 'The draft says the same as what is in force' : 'The draft says otherwise'}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
      <div className="rows-frame" tabIndex={0}>
        <table className="rows tried">
          <thead>
            <tr>
              <th scope="col">
                <span className="hidden">What</span>
              </th>
              <th scope="col">In force</th>
              <th scope="col">By this draft</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.name} className={line.differs ? 'diff-changed' : undefined}>
                <th scope="row">
                  {line.name}
                  {line.differs && <span className="hidden"> (differs)</span>}
                </th>
                <td dir="auto">{line.before}</td>
                <td dir="auto">{line.after}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <h2>Rules of the draft that fit</h2>
      {hits.size === 0 ? (
        <p className="quiet">None of this file.</p>
      ) : (
        <Tables content={content} marks={hits} onlyMarked />
      )}
    </div>
  );
}

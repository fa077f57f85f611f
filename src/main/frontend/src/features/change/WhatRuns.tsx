import { useQuery } from '@tanstack/react-query';
import { Fragment, useState } from 'react';
import { Moment } from '../../shared/ui/Moment';
import { Section } from '../../shared/ui/Section';
import type { Change } from './change';
import { comparison, type Earlier, type Line, lines } from './compare';

/** The operation itself, and how it differs from what was asked or done before. */
export function WhatRuns({ change }: { change: Change }) {
  const { data } = useQuery(comparison(change.id));
  const choices: [string, Earlier][] = [];
  if (data?.previousRevision) {
    choices.push([`revision ${data.previousRevision.revision}`, data.previousRevision]);
  }
  if (data?.lastSuccess) {
    choices.push(['the last success', data.lastSuccess]);
  }
  const [chosen, choose] = useState(0);
  const earlier = choices[chosen]?.[1] ?? choices[0]?.[1];
  const shown = lines(change, earlier);
  return (
    <Section
      title="What will run"
      aside={
        choices.length > 1 && (
          <fieldset className="compared">
            <legend className="hidden">Compared with</legend>
            {choices.map(([name], index) => (
              <label key={name}>
                <input
                  type="radio"
                  name="compared"
                  checked={index === chosen}
                  onChange={() => choose(index)}
                />{' '}
                against {name}
              </label>
            ))}
          </fieldset>
        )
      }
    >
      {data && <Against earlier={earlier} change={change} shown={shown} />}
      <dl className="facts">
        {shown.map((line) => (
          <div key={line.name} className={line.now === line.before ? '' : 'facts__differs'}>
            <dt dir="auto">
              <Parts of={line.name} />
            </dt>
            <dd>
              {line.before !== line.now && line.before !== undefined && (
                <del>
                  <span className="hidden">before: </span>
                  <code dir="auto">{line.before}</code>
                </del>
              )}
              {line.now !== undefined &&
                (line.before === line.now ? (
                  <code dir="auto">{line.now}</code>
                ) : (
                  <ins>
                    <span className="hidden">now: </span>
                    <code dir="auto">{line.now}</code>
                  </ins>
                ))}
            </dd>
          </div>
        ))}
        <div>
          <dt>Digest</dt>
          <dd>
            <code>{change.digest}</code>
          </dd>
        </div>
      </dl>
    </Section>
  );
}

/** A path of a parameter, which breaks behind a dot where it is too long for its column. */
function Parts({ of }: { of: string }) {
  return of.split(/(?<=\.)/).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a name stay where they are.
    <Fragment key={index}>
      {part}
      <wbr />
    </Fragment>
  ));
}

function Against({
  earlier,
  change,
  shown,
}: {
  earlier: Earlier | undefined;
  change: Change;
  shown: Line[];
}) {
  if (!earlier) {
    return <p className="quiet">Nothing that you may see has succeeded at this target before.</p>;
  }
  const differing = shown.filter((line) => line.now !== line.before).length;
  const differs =
    differing === 0
      ? 'Nothing differs'
      : differing === 1
        ? 'One value differs'
        : `${differing} values differ`;
  return (
    <p className="quiet">
      {differs} from{' '}
      {earlier.change === change.id ? (
        `revision ${earlier.revision}`
      ) : (
        <>
          the last success at this target, <bdi>{earlier.title}</bdi>
        </>
      )}
      , <Moment at={earlier.at} />.
    </p>
  );
}

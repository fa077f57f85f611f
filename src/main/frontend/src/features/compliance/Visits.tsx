import { Button, Checkbox, SkeletonText } from '@carbon/react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Schemas } from '../../shared/api/client';
import { exactly } from '../../shared/time/deadline';
import { ProblemNotice } from '../../shared/ui/ProblemNotice';
import { Section } from '../../shared/ui/Section';
import type { Look } from './look';
import { about, visits } from './processes';

/** Whose way led through an element; the page of each shows the whole of it. */
export function Visits({
  look,
  element,
  onChange,
}: {
  look: Look;
  element: { id: string; name: string };
  onChange: (look: Look) => void;
}) {
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    visits(look, element.id),
  );
  const rows = data?.pages.flatMap((page) => page.items) ?? [];
  const { now, ...everybody } = look;
  return (
    <div id="visits" className="visits">
      <Section
        title={`Who was at “${element.name}”`}
        aside={
          <Checkbox
            id="visits-now"
            labelText="Only those there now"
            checked={now === true}
            onChange={(_, { checked }) => onChange(checked ? { ...everybody, now: true } : everybody)}
          />
        }
      >
        {error && <ProblemNotice error={error} />}
        {!data && !error && <SkeletonText paragraph lineCount={4} />}
        {data && rows.length === 0 && <p className="empty">Nobody, in what was asked for.</p>}
        <ol className="offenders visits__list" aria-label="Changes and sessions, the latest first">
          {rows.map((visit) => (
            <li key={visit.visit} className="offender">
              <Subject visit={visit} />
              <span className="quiet">
                {visit.project} · came <time dateTime={visit.enteredAt}>{exactly(visit.enteredAt)}</time> ·{' '}
                {stayed(visit)}
              </span>
            </li>
          ))}
        </ol>
        {hasNextPage && (
          <Button
            kind="tertiary"
            size="sm"
            disabled={isFetchingNextPage}
            onClick={() => void fetchNextPage()}
          >
            Show earlier ones
          </Button>
        )}
      </Section>
    </div>
  );
}

function stayed({ enteredAt, leftAt, cancelled }: Schemas['ElementVisit']) {
  if (!leftAt) {
    return 'is there now';
  }
  const long = about(Date.parse(leftAt) - Date.parse(enteredAt));
  return cancelled ? `cut short after ${long}` : `left after ${long}`;
}

function Subject({ visit: { kind, id, what } }: { visit: Schemas['ElementVisit'] }) {
  return kind === 'change' ? (
    <Link to="/changes/$id" params={{ id }} dir="auto">
      {what}
    </Link>
  ) : (
    <Link to="/break-glass/$id" params={{ id }} dir="auto">
      {what}
    </Link>
  );
}

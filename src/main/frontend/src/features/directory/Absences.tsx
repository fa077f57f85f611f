import { Button, Select, SelectItem, TextInput } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api } from '../../shared/api/client';
import { people, useNames } from '../../shared/directory/names';
import { exactly } from '../../shared/time/deadline';
import { inDays, instant, local } from '../../shared/time/local';
import { ActDialog } from '../../shared/ui/ActDialog';
import { Section } from '../../shared/ui/Section';
import { type Absence, useAct } from './directory';

/** When somebody is away and who stands in; themselves and administrators may say so. */
export function Absences({ person, items, may }: { person: string; items: Absence[]; may: boolean }) {
  const [adding, setAdding] = useState(false);
  const [ending, setEnding] = useState<Absence>();
  const names = useNames();
  return (
    <Section
      title="Absences"
      aside={
        may && (
          <Button kind="ghost" size="sm" onClick={() => setAdding(true)}>
            Declare an absence …
          </Button>
        )
      }
    >
      {items.length === 0 && <p className="quiet">None now or to come.</p>}
      <ul className="entries">
        {items.map((one) => (
          <li key={one.id} className="entry">
            <span>
              {exactly(one.from)} to {exactly(one.until)}
              <span className="quiet entry__more">
                {one.standIn ? (
                  <>
                    <bdi>{names(one.standIn)}</bdi> stands in
                  </>
                ) : (
                  'nobody stands in'
                )}
              </span>
            </span>
            {may && (
              <Button kind="danger--ghost" size="sm" onClick={() => setEnding(one)}>
                End …
              </Button>
            )}
          </li>
        ))}
      </ul>
      {adding && <Declare person={person} onClose={() => setAdding(false)} />}
      {ending && <End absence={ending} onClose={() => setEnding(undefined)} />}
    </Section>
  );
}

function Declare({ person, onClose }: { person: string; onClose: () => void }) {
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState(() => local(inDays(7)));
  const [standIn, setStandIn] = useState('');
  const others = (useQuery(people).data ?? []).filter((one) => one.active && one.id !== person);
  const body = { from: instant(from), until: instant(until), standIn: standIn || undefined };
  const declare = useAct(
    () =>
      answered(
        api.POST('/api/v1/directory/people/{person}/absences', { params: { path: { person } }, body }),
      ),
    onClose,
  );
  return (
    <ActDialog
      title="Declare an absence"
      act="Declare"
      consequence="Whoever is away decides nothing until it ends. A stand-in decides in their place, for their teams, and never twice on one change."
      ready={body.until !== undefined}
      running={declare}
      onAct={() => declare.mutate()}
      onClose={onClose}
    >
      <TextInput
        id="absence-from"
        type="datetime-local"
        labelText="From"
        helperText="Empty: now."
        value={from}
        onChange={(event) => setFrom(event.target.value)}
      />
      <TextInput
        id="absence-until"
        type="datetime-local"
        labelText="Until"
        value={until}
        onChange={(event) => setUntil(event.target.value)}
      />
      <Select
        id="absence-stand-in"
        labelText="Stand-in"
        value={standIn}
        onChange={(event) => setStandIn(event.target.value)}
      >
        <SelectItem value="" text="nobody" />
        {others.map((one) => (
          <SelectItem key={one.id} value={one.id} text={`${one.name} (${one.id})`} />
        ))}
      </Select>
    </ActDialog>
  );
}

function End({ absence, onClose }: { absence: Absence; onClose: () => void }) {
  const path = { person: absence.person, id: absence.id };
  const end = useAct(
    () => answered(api.DELETE('/api/v1/directory/people/{person}/absences/{id}', { params: { path } })),
    onClose,
  );
  return (
    <ActDialog
      title="End this absence"
      act="End it"
      danger
      consequence="From now on the person may decide again, and the stand-in no more."
      running={end}
      onAct={() => end.mutate()}
      onClose={onClose}
    />
  );
}

import { Select, SelectItem, TextArea, TextInput } from '@carbon/react';
import { useState } from 'react';
import { ActDialog } from '../../shared/ui/ActDialog';
import { askToLift, type Erasure, erase, type Hold, KINDS, lift, on, place, useHold } from './holds';

export type Asked =
  | { what: 'place' }
  | { what: 'ask' | 'lift'; hold: Hold }
  | { what: 'erase'; erasure: Erasure };

/** What somebody wants of holds and erasures, asked once more. */
export default function HoldDialog({ asked, onClose }: { asked: Asked; onClose: () => void }) {
  switch (asked.what) {
    case 'place':
      return <Place onClose={onClose} />;
    case 'ask':
      return <AskToLift hold={asked.hold} onClose={onClose} />;
    case 'lift':
      return <Lift hold={asked.hold} onClose={onClose} />;
    case 'erase':
      return <Erase erasure={asked.erasure} onClose={onClose} />;
  }
}

function Place({ onClose }: { onClose: () => void }) {
  const [kind, setKind] = useState<(typeof KINDS)[number]>('person');
  const [subject, setSubject] = useState('');
  const [reason, setReason] = useState('');
  const whole = kind === 'all';
  const act = useHold(
    () => place(whole ? { kind, reason } : { kind, subject: subject.trim(), reason }),
    onClose,
  );
  return (
    <ActDialog
      title="Place a legal hold"
      act="Place it"
      consequence="Nothing that it reaches is erased or removed when its time is over. Two people are needed to lift it."
      ready={reason.trim() !== '' && (whole || subject.trim() !== '')}
      running={act}
      onAct={() => act.mutate()}
      onClose={onClose}
    >
      <Select
        id="hold-kind"
        labelText="On"
        value={kind}
        onChange={(event) => setKind(KINDS.find((one) => one === event.target.value) ?? 'person')}
      >
        {KINDS.map((one) => (
          <SelectItem key={one} value={one} text={one === 'all' ? 'everything' : `a ${one}`} />
        ))}
      </Select>
      {!whole && (
        <TextInput
          id="hold-subject"
          labelText={`Id of the ${kind}`}
          value={subject}
          onChange={(event) => setSubject(event.target.value)}
        />
      )}
      <Reason value={reason} onChange={setReason} />
    </ActDialog>
  );
}

function AskToLift({ hold, onClose }: { hold: Hold; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const act = useHold(() => askToLift(hold.id, reason), onClose);
  return (
    <ActDialog
      title={`Ask to lift the hold on ${on(hold)}`}
      act="Ask"
      consequence="It stays in force until another member of compliance, or an administrator, confirms."
      ready={reason.trim() !== ''}
      running={act}
      onAct={() => act.mutate()}
      onClose={onClose}
    >
      <Reason value={reason} onChange={setReason} />
    </ActDialog>
  );
}

function Lift({ hold, onClose }: { hold: Hold; onClose: () => void }) {
  const act = useHold(() => lift(hold.id), onClose);
  return (
    <ActDialog
      danger
      title={`Lift the hold on ${on(hold)}`}
      act="Lift it"
      consequence={`${hold.liftAskedBy} asked for it. What it has kept may be removed from the next night on.`}
      running={act}
      onAct={() => act.mutate()}
      onClose={onClose}
    >
      <p dir="auto">{hold.liftReason}</p>
    </ActDialog>
  );
}

function Erase({ erasure, onClose }: { erasure: Erasure; onClose: () => void }) {
  const act = useHold(() => erase(erasure.person), onClose);
  return (
    <ActDialog
      danger
      title={`Erase ${erasure.person}`}
      act="Erase for good"
      consequence="Their name and their comments are gone for good, here and in the log. What they did stays, under their id. Nobody can undo this."
      running={act}
      onAct={() => act.mutate()}
      onClose={onClose}
    >
      <p dir="auto">{erasure.reason}</p>
    </ActDialog>
  );
}

function Reason({ value, onChange }: { value: string; onChange: (reason: string) => void }) {
  return (
    <TextArea
      id="hold-reason"
      labelText="Reason"
      dir="auto"
      rows={3}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

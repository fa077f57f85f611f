import { Select, SelectItem, TextArea } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api } from '../../shared/api/client';
import { catalogue } from '../../shared/policy/catalogue';
import { ActDialog } from '../../shared/ui/ActDialog';
import { openSessions, useGlass } from './glass';

/** Ends all open sessions, or all of one project, whoever opened them. */
export default function KillSwitch({
  onEnded,
  onClose,
}: {
  onEnded: (words: string) => void;
  onClose: () => void;
}) {
  const [project, setProject] = useState('');
  const [reason, setReason] = useState('');
  const projects = useQuery(catalogue).data?.projects ?? [];
  const open = (useQuery(openSessions).data ?? []).filter((one) => !project || one.project === project);
  const end = useGlass(
    () =>
      answered(
        api.POST('/api/v1/break-glass/revocations', {
          body: { reason: reason.trim(), ...(project ? { project } : { all: true }) },
        }),
      ),
    ({ sessions }) => {
      onEnded(ended(sessions.length));
      onClose();
    },
  );
  return (
    <ActDialog
      danger
      title="End all open sessions"
      act={project ? `End all of ${project}` : 'End all'}
      consequence={`${counted(open.length)} Each is over at once, and its permits start nothing any more. What runs already goes on. Closures are owed from now on.`}
      ready={reason.trim() !== ''}
      running={end}
      onAct={() => end.mutate(undefined)}
      onClose={onClose}
    >
      <Select
        id="kill-project"
        labelText="Which"
        value={project}
        onChange={(e) => setProject(e.target.value)}
      >
        <SelectItem value="" text="all, of every project" />
        {projects.map(({ id, name }) => (
          <SelectItem key={id} value={id} text={`all of ${name}`} />
        ))}
      </Select>
      <TextArea
        id="kill-reason"
        labelText="Why"
        helperText="It is recorded, and shown to those who opened them."
        rows={3}
        dir="auto"
        value={reason}
        onChange={(e) => setReason(e.target.value)}
      />
    </ActDialog>
  );
}

const counted = (open: number) =>
  open === 0
    ? 'None is open now that you may see.'
    : open === 1
      ? 'One is open now.'
      : `${open} are open now.`;

const ended = (count: number) =>
  count === 0
    ? 'None was open any more.'
    : count === 1
      ? 'One session was ended.'
      : `${count} sessions were ended.`;

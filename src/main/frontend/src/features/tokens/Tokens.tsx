import { Button, Tag, TextInput } from '@carbon/react';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, type Schemas } from '../../shared/api/client';
import { exactly } from '../../shared/time/deadline';
import { inDays, instant, local } from '../../shared/time/local';
import { ActDialog } from '../../shared/ui/ActDialog';
import { Moment } from '../../shared/ui/Moment';
import { ProblemNotice } from '../../shared/ui/ProblemNotice';
import { Section } from '../../shared/ui/Section';
import { Secret } from './Secret';

type Token = Schemas['Token'];

const tokens = queryOptions({
  queryKey: ['tokens'],
  queryFn: async () => (await answered(api.GET('/api/v1/directory/tokens'))).items,
});

/** What programs sign in with in the name of one of one's accounts. */
export function Tokens() {
  const { data, error } = useQuery(tokens);
  const [issuing, setIssuing] = useState(false);
  const [revoking, setRevoking] = useState<Token>();
  const inForce = data?.filter((one) => !one.revokedAt);
  return (
    <Section
      title="API tokens"
      aside={
        <Button kind="ghost" size="sm" onClick={() => setIssuing(true)}>
          Issue a token …
        </Button>
      }
    >
      {error && <ProblemNotice error={error} />}
      {inForce?.length === 0 && (
        <p className="quiet">None. A token lets a program, or you from a terminal, sign in as you.</p>
      )}
      <ul className="entries">
        {inForce?.map((one) => (
          <li key={one.id} className="entry">
            <span>
              <bdi>{one.name}</bdi> <Expired at={one.expiresAt} />
              <span className="quiet entry__more">
                of <bdi>{one.account}</bdi>, issued <Moment at={one.createdAt} />,{' '}
                {one.expiresAt ? `until ${exactly(one.expiresAt)}` : 'until it is revoked'}
              </span>
            </span>
            <Button kind="danger--ghost" size="sm" onClick={() => setRevoking(one)}>
              Revoke …<span className="hidden"> {one.name}</span>
            </Button>
          </li>
        ))}
      </ul>
      {issuing && <Issue onClose={() => setIssuing(false)} />}
      {revoking && <Revoke token={revoking} onClose={() => setRevoking(undefined)} />}
    </Section>
  );
}

const Expired = ({ at }: { at: string | undefined }) =>
  at && Date.parse(at) <= Date.now() ? (
    <Tag size="sm" type="gray">
      expired
    </Tag>
  ) : null;

function Issue({ onClose }: { onClose: () => void }) {
  const cache = useQueryClient();
  const [name, setName] = useState('');
  const [until, setUntil] = useState(() => local(inDays(30)));
  const issue = useMutation({
    mutationFn: () =>
      answered(api.POST('/api/v1/directory/tokens', { body: { name, expiresAt: instant(until) } })),
    onSuccess: () => cache.invalidateQueries({ queryKey: tokens.queryKey }),
  });
  if (issue.data) {
    return <Secret name={issue.data.name} secret={issue.data.secret} onClose={onClose} />;
  }
  return (
    <ActDialog
      title="Issue an API token"
      act="Issue"
      consequence="Whoever has the token acts as you: it can ask, and decide where you may. It is shown once."
      ready={name.trim() !== ''}
      running={issue}
      onAct={() => issue.mutate()}
      onClose={onClose}
    >
      <TextInput
        id="token-name"
        labelText="What it is for"
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <TextInput
        id="token-until"
        type="datetime-local"
        labelText="Until"
        helperText="At most a year. Empty: 90 days."
        value={until}
        onChange={(event) => setUntil(event.target.value)}
      />
    </ActDialog>
  );
}

function Revoke({ token, onClose }: { token: Token; onClose: () => void }) {
  const cache = useQueryClient();
  const revoke = useMutation({
    mutationFn: () =>
      answered(api.DELETE('/api/v1/directory/tokens/{id}', { params: { path: { id: token.id } } })),
    onSuccess: async () => {
      onClose();
      await cache.invalidateQueries({ queryKey: tokens.queryKey });
    },
  });
  return (
    <ActDialog
      title={`Revoke ${token.name}`}
      act="Revoke"
      danger
      consequence="Whatever uses it is turned away from now on. That cannot be taken back; issue another one instead."
      running={revoke}
      onAct={() => revoke.mutate()}
      onClose={onClose}
    />
  );
}

import { useQuery } from '@tanstack/react-query';
import { answered, api } from '../../shared/api/client';

/** Whom a newcomer may be; shown only where the server names somebody. A choice fills the form in and sends nothing. */
export function DemoAccounts({ onChoose }: { onChoose: (account: string) => void }) {
  const { data } = useQuery({
    queryKey: ['session', 'demo-accounts'],
    queryFn: async () => (await answered(api.GET('/api/v1/session/demo-accounts'))).items,
    staleTime: 60_000,
    retry: false,
  });
  if (!data || data.length === 0) {
    return null;
  }
  return (
    <section className="demo-accounts" aria-labelledby="demo-accounts">
      <h2 id="demo-accounts">Who do you want to be?</h2>
      <p className="quiet">
        This is a demo: choose an account to fill it in. The password of all is <code>demo</code>.
      </p>
      <ul>
        {data.map((one) => (
          <li key={one.account}>
            <button type="button" className="demo-accounts__choice" onClick={() => onChoose(one.account)}>
              <code>{one.account}</code> <bdi>{one.name}</bdi>
              <span className="quiet entry__more">{one.teams.join(', ')}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

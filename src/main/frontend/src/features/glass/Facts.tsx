import { useQuery } from '@tanstack/react-query';
import { EvidencePack } from '../../shared/evidence/EvidencePack';
import { History } from '../../shared/ui/History';
import { ProblemNotice } from '../../shared/ui/ProblemNotice';
import { Section } from '../../shared/ui/Section';
import { facts } from './glass';
import { happened } from './happened';

/** Every fact of a session, oldest first; refused attempts too. */
export function Facts({ id }: { id: string }) {
  const { data, error } = useQuery(facts(id));
  return (
    <Section title="Timeline">
      {error && <ProblemNotice error={error} />}
      <History entries={data} told={happened} />
      <EvidencePack id={id} />
    </Section>
  );
}

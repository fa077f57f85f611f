package dev.countersign.modeling.check;

import dev.countersign.modeling.ModelName;

/** A file holds one process that runs and ends being kept some day. */
final class OneProcess implements ProcessRule {

    @Override
    public void look(ProcessModel model, Surroundings around, Findings findings) {
        if (model.processes().size() != 1) {
            findings.error(
                    "one_process",
                    null,
                    "The file has " + model.processes().size() + " processes.",
                    "Keep one process in a file.");
        }
        for (var process : model.processes()) {
            var id = process.getAttribute("id");
            if (!process.getAttribute("isExecutable").equals("true")) {
                findings.error(
                        "not_executable",
                        id,
                        "The process is not executable, so the engine passes it by.",
                        "Set it to executable.");
            }
            if (ModelNode.extension(process, "historyTimeToLive").isEmpty()) {
                findings.error(
                        "no_time_to_live",
                        id,
                        "The process does not say how long its history is kept.",
                        "Set its history time to live, such as P3650D.");
            }
        }
    }

    static void isCalled(ModelName name, ProcessModel model, Findings findings) {
        if (!model.id().equals(name.stem())) {
            findings.error(
                    "process_id",
                    model.id(),
                    "The process of " + name + " has the id " + model.id() + ".",
                    "Give it the id " + name.stem() + ", by which it is started.");
        }
    }
}

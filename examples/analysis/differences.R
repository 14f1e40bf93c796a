# Paired differences from the tables of an experiment: Rscript examples/analysis/differences.R results
folder <- commandArgs(trailingOnly = TRUE)[1]
runs <- read.csv(file.path(folder, "runs.csv"), check.names = FALSE)
runs <- runs[runs$error == "" | is.na(runs$error), ]
outcome <- "local-exchange"
runs$reached <- as.logical(runs[[outcome]])

# A row for each seed of each setting, a column for each arm: runs of one seed share their luck.
wide <- reshape(
  runs[c("world", "setting", "seed", "arm", "reached")],
  idvar = c("world", "setting", "seed"), timevar = "arm", direction = "wide"
)
wide$difference <- wide[["reached.open"]] - wide[["reached.closed"]]
for (part in split(wide, list(wide$world, wide$setting), drop = TRUE)) {
  test <- t.test(part$difference)
  cat(sprintf(
    "world %s, setting %d: open - closed %+.1f points [%.1f, %.1f], %d seeds\n",
    part$world[1], part$setting[1],
    100 * test$estimate, 100 * test$conf.int[1], 100 * test$conf.int[2], nrow(part)
  ))
}

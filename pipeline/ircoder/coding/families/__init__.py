"""Rules of each code family."""

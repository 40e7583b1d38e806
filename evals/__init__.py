"""Predictors, reports and the gate that lets floors only rise. Data stays outside the repository."""

"""What people decide about reports: waivers, baselines, comparisons."""

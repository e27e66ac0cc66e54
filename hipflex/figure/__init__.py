"""The body in a movement: where its joints are, poses between poses, and what is seen of it; pure geometry."""

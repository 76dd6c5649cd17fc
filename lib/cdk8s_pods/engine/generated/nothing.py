"""What stands for modules that only load the JavaScript of cdk8s and constructs: they are part of the engine."""
